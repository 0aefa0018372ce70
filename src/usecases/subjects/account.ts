/** Mailbox providers that anybody has an address at: no account that a colleague could vouch within. */
const PUBLIC_PROVIDERS =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|proton|protonmail|gmx|web|aol|ziggo|kpnmail|planet|xs4all|home|hetnet|casema|upcmail|orange|free|laposte|wanadoo|t-online|freenet|mail)\.[a-z.]{2,6}$/;

/** Whether two addresses are of different people of one company, as far as addresses tell. */
export function sameAccount(one: string, other: string): boolean {
  const domain = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const differs = one.toLowerCase() !== other.toLowerCase();
  return differs && domain(one) === domain(other) && !PUBLIC_PROVIDERS.test(domain(one));
}
