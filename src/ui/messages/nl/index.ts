import { audit } from './audit.ts';
import { dashboard } from './dashboard.ts';
import { deliveries } from './deliveries.ts';
import { drawn } from './drawn.ts';
import { factor } from './factor.ts';
import { inbox } from './inbox.ts';
import { incidents } from './incidents.ts';
import { keys } from './keys.ts';
import { password } from './password.ts';
import { playground } from './playground.ts';
import { policies } from './policies.ts';
import { problem } from './problem.ts';
import { profile } from './profile.ts';
import { requests } from './requests.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { start } from './start.ts';
import { ticket } from './ticket.ts';
import { users } from './users.ts';
import { welcome } from './welcome.ts';
import { words } from './words.ts';

export const nl = {
  ticket,
  inbox,
  audit,
  dashboard,
  deliveries,
  factor,
  keys,
  password,
  drawn,
  incidents,
  requests,
  playground,
  policies,
  problem,
  profile,
  shell,
  signIn,
  start,
  users,
  welcome,
  words,
} as const;
