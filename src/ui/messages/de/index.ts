import { password } from './password.ts';
import { problem } from './problem.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { welcome } from './welcome.ts';

export const de = {
  password,
  problem,
  shell,
  signIn,
  welcome,
} as const;
