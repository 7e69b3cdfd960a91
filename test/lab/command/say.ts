/** Tells the person who started the lab. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
