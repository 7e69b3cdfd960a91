/**
 * Whether a name fits a glob of Velero: `*` is any text, `?` any character. It
 * looks at each character of the name once for each star at most, so that no
 * glob takes long.
 *
 * @param glob - for instance `shop-*`
 */
export function globFits(glob: string, name: string): boolean {
  let g = 0;
  let n = 0;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    if (glob[g] === '*') {
      star = g;
      resume = n;
      g += 1;
    } else if (g < glob.length && (glob[g] === '?' || glob[g] === name[n])) {
      g += 1;
      n += 1;
    } else if (star >= 0) {
      // The last star takes one more character.
      g = star + 1;
      resume += 1;
      n = resume;
    } else {
      return false;
    }
  }
  while (glob[g] === '*') g += 1;
  return g === glob.length;
}
