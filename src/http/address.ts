import { z } from 'zod';

/** An e-mail address as far as a form can tell; whether it is somebody's, a mail to it shows. */
export const Address = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>"]{1,64}@[^\s@<>"]{1,189}$/);
