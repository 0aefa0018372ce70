/** A mail server that takes Zeef's own mail, and the address it is from. */
export interface NoticeServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** STARTTLS with a valid certificate, or no mail. */
  readonly requireTls: boolean;
  /** Do not even try STARTTLS: loopback. */
  readonly plain: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
  readonly from: string;
}
