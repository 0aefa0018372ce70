import { factor } from './factor.ts';
import { keys } from './keys.ts';
import { password } from './password.ts';
import { problem } from './problem.ts';
import { profile } from './profile.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { start } from './start.ts';
import { users } from './users.ts';
import { welcome } from './welcome.ts';

export const de = {
  factor,
  keys,
  password,
  problem,
  profile,
  shell,
  signIn,
  start,
  users,
  welcome,
} as const;
