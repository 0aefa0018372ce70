import type { Purpose } from './decision.ts';

/**
 * What becomes of a message for a recipient. `deliver`: sanitised and passed on at once; `review`: sanitised,
 * passed on when a person releases it; `store`: kept here, fetched over the API.
 */
export const ROUTE_MODES = ['deliver', 'review', 'store'] as const;
export type RouteMode = (typeof ROUTE_MODES)[number];

/** A mail server to hand sanitised mail to. */
export interface MailHop {
  /** `smtps`: TLS from the first byte. */
  readonly protocol: 'smtp' | 'smtps' | 'lmtp';
  readonly host: string;
  readonly port: number;
  /** `required`: STARTTLS with a valid certificate or no delivery; `none`: in clear, for loopback. */
  readonly tls: 'none' | 'opportunistic' | 'required';
}

/** A URL of the operator's to post to, signed by Standard Webhooks. */
export interface WebhookHop {
  readonly protocol: 'webhook';
  readonly url: string;
  /** `whsec_…`. */
  readonly secret: string;
}

export type NextHop = MailHop | WebhookHop;

export interface Route {
  /** Name of the desk, for lists. Not personal. */
  readonly desk: string;
  readonly mode: RouteMode;
  /** Absent for `store`. */
  readonly to: NextHop | undefined;
  /** What messages of this desk are about, where that is known. */
  readonly purpose: Purpose | undefined;
  /** Whether the next hop hears of decisions that change after delivery. */
  readonly corrections: boolean;
  /** Tell the sender what they need not have sent. */
  readonly reply?: boolean;
}

/** The routes in use. */
export interface Routes {
  /** The most specific route of an address: itself, itself without `+tag`, its domain, `*`. */
  forRecipient(address: string): Route | undefined;
  /** The route of inputs without an envelope, by the name of their source (`api`, `pipe`, a webhook's). */
  forSource(source: string): Route | undefined;
  /** Whether any route passes something on. */
  readonly delivers: boolean;
}

/** The routes in use, one by one: each with the recipient or source it is for. */
export interface RouteTable extends Routes {
  readonly all: readonly (Route & { readonly for: string })[];
}

/** Without a routes file: every recipient is taken and everything is stored only. */
export const STORE_ONLY: RouteTable = {
  forRecipient: () => ({
    desk: 'default',
    mode: 'store',
    to: undefined,
    purpose: undefined,
    corrections: false,
  }),
  forSource: () => undefined,
  delivers: false,
  all: [],
};
