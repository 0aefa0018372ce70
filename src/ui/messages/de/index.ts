import { problem } from './problem.ts';
import { shell } from './shell.ts';

export const de = { problem, shell } as const;
