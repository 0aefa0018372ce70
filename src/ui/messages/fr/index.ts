import { problem } from './problem.ts';
import { shell } from './shell.ts';

export const fr = { problem, shell } as const;
