import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { countText } from '../../text/countText';
import { Age } from '../atoms/Age';
import { Section } from '../layout/Section';
import { Problem } from './Problem';

const useStyles = makeStyles(
  {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    nothing: { margin: 0 },
  },
  { name: 'BackupsProblemList' },
);

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

/** Props of {@link ProblemList}. */
export interface ProblemListProps {
  backups: EntityBackups;
  openCopy: (planId: string) => void;
}

/** What is wrong, worst first as the server sorted it. */
export function ProblemList(props: ProblemListProps) {
  const { backups } = props;
  const classes = useStyles();
  // Only "protected" may say that nothing is wrong: silence proves nothing.
  if (backups.problems.length === 0 && backups.verdict !== 'protected') {
    return null;
  }
  return (
    <Section
      id="backups-problems"
      title="What is wrong"
      hint={backups.problems.length > 1 ? 'worst first' : undefined}
    >
      {backups.problems.length === 0 ? (
        <p className={classes.nothing}>
          <Nothing backups={backups} />
        </p>
      ) : (
        <ol className={classes.list}>
          {backups.problems.map((problem, index) => (
            <Problem
              key={`${problem.itemKey} ${problem.planId} ${problem.title}`}
              id={`backups-problem-${index}`}
              problem={problem}
              openCopy={props.openCopy}
            />
          ))}
        </ol>
      )}
    </Section>
  );
}
