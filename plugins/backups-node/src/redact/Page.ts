/** A text, and where its lines begin and end: asked in order, it reads each once. */
export class Page {
  readonly text: string;
  #lineStart = 0;
  #lineEnd = -1;

  constructor(text: string) {
    this.text = text;
  }

  #turnTo(at: number): void {
    if (at >= this.#lineStart && at <= this.#lineEnd) return;
    let start =
      at > this.#lineEnd
        ? this.#lineEnd + 1
        : this.text.lastIndexOf('\n', at - 1) + (at > 0 ? 1 : 0);
    let end = this.text.indexOf('\n', start);
    while (end >= 0 && end < at) {
      start = end + 1;
      end = this.text.indexOf('\n', start);
    }
    this.#lineStart = start;
    this.#lineEnd = end < 0 ? this.text.length : end;
  }

  /** @returns index of the first character of the line */
  lineStartAt(at: number): number {
    this.#turnTo(at);
    return this.#lineStart;
  }

  /** @returns index after the last character of the line, without its end */
  lineEndAt(at: number): number {
    this.#turnTo(at);
    const end = this.#lineEnd;
    return end > at && this.text[end - 1] === '\r' ? end - 1 : end;
  }
}
