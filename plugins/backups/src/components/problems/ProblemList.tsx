import { makeStyles } from '@material-ui/core/styles';
import type {
  EntityBackups,
  ProblemView,
} from 'backstage-plugin-backups-common';
import { countText } from '../../text/countText';
import { stateLooks } from '../../theme/stateLooks';
import { useDisclosure } from '../atoms/useDisclosure';
import { Age } from '../atoms/Age';
import { Section } from '../layout/Section';
import { SuggestionList } from '../suggestions/SuggestionList';
import { Problem } from './Problem';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    nothing: { margin: 0 },
    more: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'BackupsProblemList' },
);

const SUGGESTIONS_ID = 'backups-suggestions';

function Nothing(props: { backups: EntityBackups }) {
  const { items, checkedAt } = props.backups;
  const copies = items.flatMap(item => item.plans).length;
  return (
    <>
      Nothing needs you: {countText(copies, 'copy', 'copies')} of{' '}
      {countText(items.length, 'item')}
      {checkedAt && (
        <>
          , checked <Age since={checkedAt} suffix="ago" />
        </>
      )}
      .
    </>
  );
}

/** What is said twice in the same words is one thing to do. */
function once(problems: readonly ProblemView[]): ProblemView[] {
  return [
    ...new Map(
      problems
        .map((problem): [string, ProblemView] => [
          JSON.stringify([problem.title, problem.fix]),
          problem,
        ])
        .reverse(),
    ).values(),
  ].reverse();
}

/**
 * A copy that was well when its source was last read: the silence is told once,
 * where the sources are.
 */
function isOfSilence({ kind, planId }: ProblemView, backups: EntityBackups) {
  if (kind.type !== 'state' || kind.state !== 'unreadable') return false;
  const plan = backups.items
    .flatMap(({ plans }) => plans)
    .find(({ id }) => id === planId);
  const { lastKnownState } = plan ?? {};
  return (
    lastKnownState !== undefined && stateLooks[lastKnownState].tone === 'good'
  );
}

/**
 * An item past its RPO, as the headline says already, where another row says
 * why it is.
 */
function isExplained(
  { kind, itemKey }: ProblemView,
  all: readonly ProblemView[],
): boolean {
  return (
    kind.type === 'item' &&
    kind.problem === 'past-rpo' &&
    all.some(
      other =>
        other.itemKey === itemKey &&
        (other.kind.type === 'state' || other.kind.type === 'finding') &&
        !isAdvice(other) &&
        other.fix !== undefined,
    )
  );
}

/** It does not have to be done for the data to be safe. */
function isAdvice({ kind }: ProblemView): boolean {
  return kind.type === 'finding' && kind.severity === 'advice';
}

type Alike = [ProblemView, ...ProblemView[]];

/** Copies of an item that are in one state for one reason, with one fix, are one row. */
function alike(problems: readonly ProblemView[]): Alike[] {
  const rows = new Map<string, Alike>();
  for (const problem of problems) {
    const { kind, itemKey, detail, fix, title } = problem;
    const key = JSON.stringify(
      kind.type === 'state' ? [kind, itemKey, detail, fix] : [kind, title, fix],
    );
    const row = rows.get(key);
    if (row) row.push(problem);
    else rows.set(key, [problem]);
  }
  return [...rows.values()];
}

function Rows(props: {
  id: string;
  problems: readonly ProblemView[];
  openCopy: (planId: string) => void;
}) {
  const classes = useStyles();
  return (
    <ol className={classes.list}>
      {alike(props.problems).map((problems, index) => (
        <Problem
          key={`${problems[0].itemKey} ${problems[0].planId} ${problems[0].title}`}
          id={`${props.id}-${index}`}
          problems={problems}
          openCopy={props.openCopy}
        />
      ))}
    </ol>
  );
}

/** Props of {@link ProblemList}. */
export interface ProblemListProps {
  backups: EntityBackups;
  openCopy: (planId: string) => void;
}

/** What has to be done, worst first as the server sorted it; suggestions are folded. */
export function ProblemList(props: ProblemListProps) {
  const { backups, openCopy } = props;
  const classes = useStyles();
  const { problems, suggestions: databases = [] } = backups;
  const urgent = once(
    problems.filter(
      problem =>
        !isAdvice(problem) &&
        !isOfSilence(problem, backups) &&
        !isExplained(problem, problems),
    ),
  );
  const advice = once(problems.filter(isAdvice));
  const suggestions = advice.length + databases.length;
  const fold = useDisclosure({
    label: countText(suggestions, 'suggestion'),
    contentId: SUGGESTIONS_ID,
  });
  // Only "protected" may say that nothing is wrong: silence proves nothing.
  const isNothing = urgent.length === 0 && backups.verdict === 'protected';
  if (urgent.length === 0 && suggestions === 0 && !isNothing) return null;
  return (
    <Section
      id="backups-problems"
      title={urgent.length > 0 ? `Do this (${urgent.length})` : 'Do this'}
    >
      {isNothing && (
        <p className={classes.nothing}>
          <Nothing backups={backups} />
        </p>
      )}
      {urgent.length > 0 && (
        <Rows id="backups-problem" problems={urgent} openCopy={openCopy} />
      )}
      {suggestions > 0 && (
        <div className={classes.more}>
          {fold.button}
          {fold.isOpen && (
            <div id={SUGGESTIONS_ID}>
              {advice.length > 0 && (
                <Rows
                  id="backups-advice"
                  problems={advice}
                  openCopy={openCopy}
                />
              )}
              {databases.length > 0 && (
                <SuggestionList suggestions={databases} />
              )}
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
