import { password } from './password.ts';
import { playground } from './playground.ts';
import { problem } from './problem.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { welcome } from './welcome.ts';

export const nl = {
  password,
  playground,
  problem,
  shell,
  signIn,
  welcome,
} as const;
