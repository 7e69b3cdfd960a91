import { ParsedWorkload } from '../workloads/parseWorkload';
import { LONGEST_SCRIPT } from './scriptOf';

/** Volumes whose files stand in another object, or are made when a pod starts. */
const FILLED_ELSEWHERE = ['configMap', 'secret', 'projected', 'emptyDir'];

/** A script that comes from somewhere else: `curl … | sh`, `. <(wget …)`, `eval "$SCRIPT"`. */
const FETCHED =
  /\b(?:curl|wget)\b[^\n;&]{0,500}(?:\|\s*(?:\S*\/)?(?:ba|da|a|z)?sh\b|\)\s*$)|\beval\s+["']?\$/m;

/** A variable that is the whole of a word: `$SCRIPT`, `${SCRIPT}`, `$(SCRIPT)`. */
const VARIABLE = /^\$[({]?(\w+)[)}]?$/;

function isWithin(path: string, folder: string): boolean {
  const top = folder.replace(/\/+$/, '');
  return path === top || path.startsWith(`${top}/`);
}

/** Words of a command, without the quotes around them. */
function wordsOf(text: string): string[] {
  return text.split(/[\s;&|()<>"'`]+/).filter(word => word !== '');
}

/** @returns the words that are run, and not only handed over or written to */
function programsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.filter((word, index) => {
    if (!word.startsWith('/')) return false;
    const before = words[index - 1] ?? '';
    return (
      index === 0 ||
      /(?:^|\/)(?:(?:ba|da|a|z)?sh|source|exec|env|time|nice|timeout|python3?|node|perl|ruby|php)$/.test(
        before,
      ) ||
      before === '.' ||
      before === '-c' ||
      /\.(?:sh|bash|py|pl|rb|js)$/.test(word)
    );
  });
}

/**
 * @returns whether a workload runs a script that its manifest does not show: a
 * file of a ConfigMap, a Secret or a folder that another container fills, or one
 * that is fetched
 */
export function runsUnseenScript({ template }: ParsedWorkload): boolean {
  const { containers, initContainers, volumes } = template.spec;
  const filled = new Set(
    (volumes ?? []).flatMap(volume =>
      FILLED_ELSEWHERE.some(source => volume[source] !== undefined)
        ? volume.name
        : [],
    ),
  );
  return [...(containers ?? []), ...(initContainers ?? [])].some(
    ({ command = [], args = [], env = [], volumeMounts }) => {
      const words = [...command, ...args];
      const text = words.join('\n').slice(0, LONGEST_SCRIPT);
      const folders = (volumeMounts ?? []).flatMap(({ name, mountPath }) =>
        filled.has(name) && mountPath !== undefined ? mountPath : [],
      );
      const given = env.flatMap(({ name, valueFrom }) =>
        name !== undefined &&
        (valueFrom?.configMapKeyRef || valueFrom?.secretKeyRef)
          ? name
          : [],
      );
      // A name may hold any sign: it is compared, and never a pattern.
      const isGiven = words.some(word => {
        const variable = VARIABLE.exec(word.trim())?.[1];
        return variable !== undefined && given.includes(variable);
      });
      return (
        isGiven ||
        FETCHED.test(text) ||
        programsOf(text).some(word =>
          folders.some(folder => isWithin(word, folder)),
        )
      );
    },
  );
}
