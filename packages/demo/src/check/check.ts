import { isError } from '@backstage/errors';
import { HELP, CheckOptions, readOptions } from './options';
import { checkCluster } from './run/checkCluster';
import { checkFolder, foldersOf } from './run/checkFolder';
import type { Judgement } from './run/Judgement';
import { CheckAnswer, checkAnswer } from './say/CheckAnswer';
import { checkText } from './say/checkText';
import { Asked, AskedApp, answersTo, askText, mayGoOn } from './say/askText';
import { checkLogger } from './say/checkLogger';
import { fails } from './say/failOn';
import { findContext } from './settings/findContext';
import { CheckConfig, readConfigFile } from './settings/readConfigFile';

/** Nothing can be said. */
const FAILED = 2;

/** Where a check writes. */
export interface CheckOutput {
  /** What was asked for. */
  out(text: string): void;
  /** Progress and errors. */
  error(text: string): void;
}

function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}

async function judge(
  options: CheckOptions,
  config: CheckConfig,
  from: string,
  { error: print }: CheckOutput,
): Promise<Judgement[]> {
  const logger = checkLogger(print);
  const tell = (line: string) => print(`${line} …\n`);
  const { context: name, kubeconfig, cluster } = options;
  if (name !== undefined) {
    const context = findContext({ name, kubeconfig, from });
    return [await checkCluster({ context, cluster, config, logger, tell })];
  }
  const judged: Judgement[] = [];
  for (const given of options.folders) {
    for (const folder of await foldersOf(given)) {
      judged.push(
        await checkFolder({ ...options, folder, config, logger, tell }),
      );
    }
  }
  return judged;
}

function jsonOf(answers: readonly CheckAnswer[]): string {
  const answer = answers.length === 1 ? answers[0] : answers;
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

/** @returns the exit code */
function answerTo(
  asked: Asked,
  judged: readonly Judgement[],
  json: boolean,
  output: CheckOutput,
): number {
  let answers: AskedApp[];
  try {
    answers = answersTo(asked, judged);
  } catch (error) {
    output.error(`${messageOf(error)}\n`);
    return FAILED;
  }
  output.out(
    json ? `${JSON.stringify(answers, undefined, 2)}\n` : askText(answers),
  );
  return mayGoOn(answers) ? 0 : 1;
}

/**
 * Checks folders, or a cluster, as `npm run check` does.
 *
 * @param args - of the command line
 * @param from - paths are relative to it
 * @returns the exit code
 */
export async function check(
  args: string[],
  from: string,
  output: CheckOutput,
): Promise<number> {
  let options: CheckOptions;
  try {
    options = readOptions(args, from);
  } catch (error) {
    output.error(`${messageOf(error)}\n\n${HELP}`);
    return FAILED;
  }
  if (options.help) {
    output.out(HELP);
    return 0;
  }
  let judged: Judgement[];
  try {
    const config = options.config
      ? await readConfigFile(options.config)
      : { settings: {} };
    judged = await judge(options, config, from, output);
  } catch (error) {
    output.error(`${messageOf(error)}\n`);
    return FAILED;
  }
  if (options.ask) return answerTo(options.ask, judged, options.json, output);
  const answers = judged.map(checkAnswer);
  output.out(options.json ? jsonOf(answers) : judged.map(checkText).join('\n'));
  for (const { title, refused } of judged) {
    for (const { file, reason } of refused) {
      output.error(`${title}: the report ${file} was refused: ${reason}\n`);
    }
  }
  const { failOn } = options;
  return failOn && answers.some(({ apps }) => fails(apps, failOn)) ? 1 : 0;
}
