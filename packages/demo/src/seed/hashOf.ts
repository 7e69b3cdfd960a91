// Looked up once: a global is slow to reach in the realm of a test.
const { imul } = Math;

/**
 * FNV-1a: small, fast and the same everywhere. The homelab must look alive and
 * yet be equal on every machine, so chance is drawn from names and times.
 *
 * @returns a 32 bit number
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // FNV's last characters barely reach the high bits; mix them once more.
  hash = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
