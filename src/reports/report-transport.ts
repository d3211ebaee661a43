/** The way a signed report leaves the city. The wiring binds it: to the hub of this process, or to a wire. */
export abstract class ReportTransport {
  /** Hands the bytes over. @returns the hub's receipt; the same bytes bring the same one. @throws Refusal with the hub's own code */
  abstract send(jws: string): Promise<string>;
}
