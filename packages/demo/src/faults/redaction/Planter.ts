/**
 * Makes secrets that can be told apart, so that one that is found again tells
 * where it was planted.
 */
export class Planter {
  readonly #places = new Map<string, string>();

  #keep(secret: string, place: string): string {
    this.#places.set(secret, place);
    return secret;
  }

  /** Minds a secret that somebody else planted. */
  remember(secret: string, place: string): void {
    this.#keep(secret, place);
  }

  /** @returns a number that reads as letters, the same in every run */
  #serial(): string {
    const count = this.#places.size;
    return [count % 26, Math.floor(count / 26)]
      .map(digit => String.fromCharCode(97 + digit))
      .join('');
  }

  /** @returns a word like any other: only its surroundings tell that it is one */
  word(place: string): string {
    return this.#keep(`hunter2q${this.#serial()}zx`, place);
  }

  /** @returns an access key identifier of AWS */
  accessKey(place: string): string {
    const serial = this.#serial().toUpperCase();
    return this.#keep(`AKIAIOSFODNN7EX${serial}XYZ`, place);
  }

  /** @returns 40 characters of base64, as secret access keys are */
  secretKey(place: string): string {
    const key = `wJalrXUtnFEMI/K7MDENG/bPxRfiCY${this.#serial()}KEY12345`;
    return this.#keep(key, place);
  }

  /** @returns places whose secret a text holds, as it was or in base64 */
  placesIn(text: string): string[] {
    return [...this.#places]
      .filter(
        ([secret]) =>
          text.includes(secret) ||
          text.includes(Buffer.from(secret).toString('base64')),
      )
      .map(([, place]) => place);
  }

  /** How many were planted. */
  get size(): number {
    return this.#places.size;
  }
}
