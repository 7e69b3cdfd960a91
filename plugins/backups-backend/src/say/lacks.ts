import { joinWords } from 'backstage-plugin-backups-node';
import { ReachingTool } from '../join/Estate';
import { Lack, PossibleCopy } from '../judge/Lack';

/** How a tool reaches an item, as the middle of a sentence. */
function reachInWords(reaches: ReachingTool['reaches']): string {
  switch (reaches.by) {
    case 'mount':
      return 'mounts it';
    case 'place':
      return 'mounts where it lies';
    case 'host':
      return `asks ${reaches.host}`;
    case 'other-name':
      return `reaches ${reaches.server}, which may be the server it lies on,`;
    default: {
      const unplaced: never = reaches;
      throw new Error(`Reach without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns a part of a sentence, for instance `Longhorn is installed there and is not read` */
function possibleCopyInWords(possible: PossibleCopy): string {
  switch (possible.kind) {
    case 'systems': {
      const are = possible.names.length === 1 ? 'is' : 'are';
      return `${joinWords(
        possible.names,
      )} ${are} installed there and ${are} not read`;
    }
    case 'owner': {
      const { kind, name, group } = possible.owner;
      return `${kind} ${name} looks after it, and what its operator (${group}) copies is not read`;
    }
    case 'tool': {
      const { workload, reaches, does } = possible.tool;
      const { kind, namespace, name } = workload;
      return `${kind} ${namespace ? `${namespace}/` : ''}${name} ${reachInWords(
        reaches,
      )} and ${does}`;
    }
    default: {
      const unplaced: never = possible;
      throw new Error(`Possible copy without words: ${unplaced}`);
    }
  }
}

/** @returns what is not known, and why that matters, in a sentence */
export function lackInWords(lack: Lack): string {
  switch (lack.kind) {
    case 'place':
      return `Where it lives is not known, so it may be lost together with the ${lack.of}.`;
    case 'one-server':
      return `It lives on ${lack.server} and the ${lack.of} on ${lack.itemServer}, which may be one machine under two names.`;
    case 'place-of-volume':
      return 'The PersistentVolume of the volume it copies was not read: both may lie in one place.';
    case 'clock':
      return 'The time of its last success lies in the future, so how old that copy is is not known.';
    case 'first-success':
      return 'No success seen yet; the tool reports only its latest run.';
    case 'outcome':
      return 'What became of its newest run is not known here, so whether there is a copy of it is not known.';
    case 'log':
      return 'Nothing says that its log is archived, without which a backup cannot be restored.';
    case 'report':
      return `${lack.method} does not say what it copied.`;
    case 'made-elsewhere':
      return lack.told;
    case 'point':
      return 'No restore point is known that was there when the mirror last ran.';
    case 'expectation':
      return 'Nothing says how often it should be copied: no plan has a schedule, and no RPO is declared.';
    case 'end-of-writing':
      return 'It is switched off, and nothing says since when: what was written to it after its newest copy is in none.';
    case 'version':
      return `PostgreSQL ${lack.running} runs, and its newest base backup does not say of which version it is: of an older one it restores nothing that was written since the upgrade.`;
    case 'unread':
      return `No copy ${
        lack.found ? 'that counts ' : ''
      }was found, but ${lack.possible.map(possibleCopyInWords).join('; ')}.`;
    case 'reading':
      return lack.servers.length > 0
        ? `No copy was found, but ${lack.servers.join(
            ', ',
          )}, which may hold one, was not read.`
        : 'No copy was found, but not everything that could hold one was read.';
    default: {
      const unplaced: never = lack;
      throw new Error(`Lack without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
