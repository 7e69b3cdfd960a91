import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Figure } from '../Figure';

const SCRIPTS = join(__dirname, '../../../packages/app/dist/static');
/** Bytes. */
const GOAL = 80_000;

/** What is left of `const { BackupsTab } = await import('…')` after a build. */
const IMPORT =
  /BackupsTab:\w+\}=await (Promise\.all\(\[[^\]]*\]\)|\w+\.e\("\d+"\))/;

function chunksOfTheTab(names: readonly string[]): string[] {
  for (const name of names) {
    const loads = IMPORT.exec(readFileSync(join(SCRIPTS, name), 'utf8'))?.[1];
    if (!loads) continue;
    const ids = [...loads.matchAll(/\.e\("(\d+)"\)/g)].map(([, id]) => id);
    return names.filter(chunk => ids.includes(chunk.split('.')[0]));
  }
  throw new Error('No script of packages/app/dist imports the tab.');
}

/**
 * The gzipped size of everything that opening the tab loads besides the portal
 * itself. Chunks have numbers for names: which they are says the script that
 * imports the tab.
 */
export async function measureFrontend(): Promise<Figure[]> {
  const names = readdirSync(SCRIPTS).filter(name => name.endsWith('.js'));
  const chunks = chunksOfTheTab(names);
  const bytes = chunks
    .map(name => gzipSync(readFileSync(join(SCRIPTS, name))).length)
    .reduce((sum, size) => sum + size, 0);
  return [
    {
      what: `What opening the tab loads, gzipped (${chunks.length} chunks)`,
      goal: `≤ ${GOAL / 1000} kB`,
      result: `${(bytes / 1000).toFixed(1)} kB`,
      holds: bytes <= GOAL,
    },
  ];
}
