/** What a sign-in at the identity provider is checked against when the browser comes back. Kept by the browser. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE, RFC 7636. */
  readonly verifier: string;
}

/** Who the identity provider says somebody is. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | undefined;
  /** Only one that the provider has verified. */
  readonly email: string | undefined;
  /** Values of the claim that roles come from. */
  readonly groups: readonly string[];
}

/** An OpenID Connect provider. */
export interface IdentityProvider {
  /** Where to send the browser. @throws when the provider does not answer */
  begin(): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /** `query` is that of the address the browser came back to. @throws when anything is not as it must be */
  finish(query: string, pending: PendingSignIn): Promise<Identity>;
}
