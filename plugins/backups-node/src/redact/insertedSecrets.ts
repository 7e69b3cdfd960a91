import type { Page } from './Page';
import { secretNameOf } from './secretNames';
import type { Span } from './Span';

/** `INSERT INTO users (name, password) VALUES ('bob', '…')`. */
const INSERT =
  /\(([\w"`[\], \t.]{1,1024})\)\s{0,20}(?:VALUES|SELECT)[ \t]{0,20}\(?/gi;

/** One value of a row, and what follows it. */
const ITEM =
  /\s{0,20}((?:'(?:[^'\n]|''){0,2048}'|"[^"\n]{0,2048}"|[^\s,()'"]{1,512})(?:\([^()\n]{0,512}\))?)\s{0,20}([,)])?(?:\s{0,20},\s{0,20}\()?/y;

/** How many values are read behind one statement. */
const MOST = 1_024;

/**
 * Finds secrets in statements that name columns first and their values after.
 *
 * @param page - one reading of a text
 * @returns the values of columns whose name is one of a secret
 */
export function insertedSecrets({ text }: Page): Span[] {
  if (!/VALUES/i.test(text)) return [];
  const found: Span[] = [];
  INSERT.lastIndex = 0;
  for (let insert = INSERT.exec(text); insert; insert = INSERT.exec(text)) {
    const secret = insert[1].split(',').map(name => {
      const kind = secretNameOf(name.replace(/["`[\]\s]/g, ''));
      return kind !== undefined && kind !== 'key';
    });
    let at = INSERT.lastIndex;
    for (let index = 0; index < MOST && secret.includes(true); index += 1) {
      ITEM.lastIndex = at;
      const item = ITEM.exec(text);
      if (!item) break;
      const start = at + item[0].indexOf(item[1]);
      if (secret[index % secret.length] && !/^(?:null|default)$/i.test(item[1]))
        found.push({ start, end: start + item[1].length });
      at = ITEM.lastIndex;
      if (!item[2]) break;
    }
    INSERT.lastIndex = Math.max(INSERT.lastIndex, at);
  }
  return found;
}
