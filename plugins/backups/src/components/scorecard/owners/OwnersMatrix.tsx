import { useCallback, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  LEVEL_OF_RULE,
  LEVEL_RULES,
  type OwnerRulesRow,
} from 'backstage-plugin-backups-common';
import { mutedText } from '../../../theme/mutedText';
import { ruleTitle } from '../../../text/ruleTitle';
import { TextButton } from '../../atoms/TextButton';
import { useGridKeys } from '../apps/useGridKeys';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { OwnerRow } from './OwnerRow';

/** Owners shown at first. */
const SHOWN = 50;

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    table: { borderCollapse: 'collapse', width: '100%' },
    head: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 700,
      minWidth: 92,
      padding: theme.spacing(0.5, 1, 1),
      textAlign: 'left',
      verticalAlign: 'bottom',
      '&:first-child': { paddingLeft: 0 },
    },
    hint: { color: mutedText(theme), margin: theme.spacing(0, 0, 1.5) },
  }),
  { name: 'BackupsOwnersMatrix' },
);

/** Props of {@link OwnersMatrix}. */
export interface OwnersMatrixProps {
  owners: readonly OwnerRulesRow[];
  open: ScorecardTabProps['open'];
}

/** How many apps of each owner meet each rule. A cell leads to those that do not. */
export function OwnersMatrix(props: OwnersMatrixProps) {
  const { owners, open } = props;
  const classes = useStyles();
  const [isWhole, setWhole] = useState(false);
  const grid = useRef<HTMLTableElement>(null);
  const shown = isWhole ? owners : owners.slice(0, SHOWN);
  const nothing = useCallback(() => {}, []);
  const { active, onKeyDown, onFocus } = useGridKeys(
    grid,
    { rows: shown.length, columns: LEVEL_RULES.length + 1 },
    nothing,
  );
  return (
    <>
      <p className={classes.hint}>
        Apps that meet a rule, of those whose level is judged. A cell leads to
        the others.
      </p>
      <div className={classes.scroll}>
        <table
          ref={grid}
          role="grid"
          className={classes.table}
          aria-label="Owners by rules"
          // The cells take the focus in its place.
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
        >
          <thead>
            <tr>
              <th scope="col" className={classes.head}>
                Owner
              </th>
              {LEVEL_RULES.map(rule => (
                <th key={rule} scope="col" className={classes.head}>
                  L{LEVEL_OF_RULE[rule]} · {ruleTitle(rule)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <OwnerRow
                key={row.owner ?? ''}
                row={row}
                index={index}
                activeColumn={active.row === index ? active.column : undefined}
                open={open}
              />
            ))}
          </tbody>
        </table>
      </div>
      {owners.length > SHOWN && (
        <TextButton onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `${owners.length - SHOWN} more owners`}
        </TextButton>
      )}
    </>
  );
}
