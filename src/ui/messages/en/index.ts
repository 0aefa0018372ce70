import { problem } from './problem.ts';
import { shell } from './shell.ts';

export const en = { problem, shell } as const;
