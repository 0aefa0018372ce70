import { z } from 'zod';

/** Where to go afterwards: a page of the desk, and nowhere else. */
export const DeskPath = z
  .string()
  .max(500)
  .regex(/^\/desk(?:\/[\w-]+)*$/)
  .catch('/desk');
