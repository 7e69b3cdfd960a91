import { makeStyles } from '@material-ui/core/styles';
import type { ProblemView } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { ProblemChip } from '../atoms/ProblemChip';
import { useDisclosure } from '../atoms/useDisclosure';
import { TextButton } from '../atoms/TextButton';
import { EvidenceList } from '../layout/EvidenceList';
import { FixText } from './FixText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(0.5, 2),
      gridTemplateColumns: '164px minmax(0, 1fr) auto',
      padding: theme.spacing(1.25, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      '&:first-child': { paddingTop: 0 },
      '&:last-child': { paddingBottom: 0 },
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    text: { lineHeight: 1.5, overflowWrap: 'anywhere' },
    title: { fontWeight: 700 },
    several: { display: 'block' },
    detail: { margin: theme.spacing(0, 0, 1) },
    actions: {
      alignItems: 'baseline',
      alignSelf: 'start',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      justifyContent: 'flex-end',
      [theme.breakpoints.down('sm')]: { justifyContent: 'flex-start' },
    },
    why: {
      backgroundColor: theme.palette.background.default,
      borderRadius: 4,
      gridColumn: '1 / -1',
      padding: theme.spacing(1.5, 2),
      whiteSpace: 'pre-line',
    },
    evidence: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsProblem' },
);

/** Props of {@link Problem}. */
export interface ProblemProps {
  /** Unique on the page. */
  id: string;
  /** What has one reason and one fix. */
  problems: readonly [ProblemView, ...ProblemView[]];
  openCopy: (planId: string) => void;
}

/** One thing that is wrong: what, why, and what to do. */
export function Problem(props: ProblemProps) {
  const { id, problems, openCopy } = props;
  const classes = useStyles();
  const [problem] = problems;
  const { fix } = problem;
  const evidence = problems.flatMap(each => each.evidence);
  const idOf = (index: number) => `${id}-title-${index}`;
  const whyId = `${id}-why`;
  const why = useDisclosure({
    label: 'Why',
    describedBy: idOf(0),
    contentId: whyId,
  });
  // Why a copy is in its state is what one looks for first; of a finding it is background.
  const shows = problem.kind.type === 'state';
  const hasWhy = Boolean(problem.detail && !shows) || evidence.length > 0;
  return (
    <li className={classes.root}>
      <div>
        <ProblemChip kind={problem.kind} />
      </div>
      <div className={classes.text}>
        {problems.map(({ title }, index) => (
          <span
            key={title}
            id={idOf(index)}
            className={
              problems.length > 1
                ? `${classes.title} ${classes.several}`
                : classes.title
            }
          >
            {title}
          </span>
        ))}
        {shows && problem.detail && <> {problem.detail}</>}
        {fix && <FixText fix={fix} title={problem.title} />}
      </div>
      <div className={classes.actions}>
        {hasWhy && why.button}
        {problems.map(
          ({ planId }, index) =>
            planId && (
              <TextButton
                key={planId}
                describedBy={idOf(index)}
                onClick={() => openCopy(planId)}
              >
                Open copy
              </TextButton>
            ),
        )}
      </div>
      {hasWhy && why.isOpen && (
        <div id={whyId} className={classes.why}>
          {problem.detail && !shows && (
            <p className={classes.detail}>{problem.detail}</p>
          )}
          {evidence.length > 0 && (
            <div className={classes.evidence}>
              Read from
              <EvidenceList evidence={evidence} />
            </div>
          )}
        </div>
      )}
    </li>
  );
}
