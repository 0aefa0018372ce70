import { audit } from './audit.ts';
import { dashboard } from './dashboard.ts';
import { deliveries } from './deliveries.ts';
import { password } from './password.ts';
import { playground } from './playground.ts';
import { problem } from './problem.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { welcome } from './welcome.ts';

export const nl = {
  password,
  audit,
  dashboard,
  deliveries,
  playground,
  problem,
  shell,
  signIn,
  welcome,
} as const;
