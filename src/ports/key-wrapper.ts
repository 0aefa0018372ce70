/** What a wrapped key is bound to, as a list of fields. */
export type WrapContext = readonly (string | number)[];

/**
 * Wraps the keys and secrets of tenants: with the master key in this process, or in a key management service that
 * never lets its own key out.
 */
export interface KeyWrapper {
  /** @throws ZeefError ZEEF_UNAVAILABLE when the service does not answer */
  wrap(context: WrapContext, key: Uint8Array): Promise<Uint8Array>;
  /**
   * The key, or `undefined` when it was wrapped by another or with another context.
   * @throws ZeefError ZEEF_UNAVAILABLE when the service does not answer
   */
  unwrap(context: WrapContext, wrapped: Uint8Array): Promise<Uint8Array | undefined>;
}
