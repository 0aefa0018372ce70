import { problem } from './problem.ts';
import { shell } from './shell.ts';

export const nl = { problem, shell } as const;
