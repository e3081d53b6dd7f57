/** A key that seals. The file on this disk is one real side; an HSM or a signature server is another. */
export type Sealer = {
  /** The certificate of the key, PEM. Whoever checks a seal compares its fingerprint with what the authority published. */
  certificatePem: string
  /** The most bytes that a signature of this key takes: so much room a PDF keeps for it. */
  room: number
  /**
   * A detached CMS signature (RFC 5652) in DER over the bytes, with the signed attributes content-type, message-digest and
   * signing-certificate-v2 (RFC 5035) and, unless told otherwise, signing-time. A PDF keeps its time in its own signature dictionary and
   * must not have that attribute (ETSI EN 319 142-1 table 1). Throws a Problem when the certificate is not valid now.
   */
  sign(bytes: Uint8Array, options?: { signingTime?: boolean }): Promise<Uint8Array>
}
