import type { Requester } from '../../model/document.ts';

/** A number of five digits or more, however it is set apart: a phone or account number, no name. */
const NUMBER = /\d(?:[ ./()-]{0,2}\d){4}/;

/**
 * The requester from a name and address field. These are kept unscanned, so a name that carries a number or
 * another address ("Jan 06-…") is left out; one that only repeats the address says nothing either.
 */
export function requesterOf(name: string | undefined, email: string | undefined): Requester {
  const isName = name !== undefined && name !== '' && !NUMBER.test(name) && !name.includes('@');
  return { ...(isName && { name }), ...(email && { email }) };
}
