import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import {
  LEVEL_RULES,
  type LevelRule,
  type OwnerRulesRow,
} from 'backstage-plugin-backups-common';
import { countText } from '../../../text/countText';
import { nameOfRef } from '../../../text/nameOfRef';
import { mutedText } from '../../../theme/mutedText';
import { Chip } from '../../atoms/Chip';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { ruleCountsLook } from './ruleCountsLook';

const useStyles = makeStyles(
  theme => ({
    cell: {
      borderTop: `1px solid ${theme.palette.divider}`,
      fontWeight: 400,
      padding: theme.spacing(0.75, 1),
      textAlign: 'left',
      '&:first-child': { paddingLeft: 0 },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.link}`,
        outlineOffset: -2,
      },
    },
    button: {
      borderRadius: 4,
      fontFamily: 'inherit',
      fontSize: 'inherit',
      '&:hover': { textDecoration: 'underline' },
    },
    owner: {
      color: theme.palette.link,
      fontWeight: 700,
      textAlign: 'left',
      whiteSpace: 'nowrap',
    },
    quiet: { color: mutedText(theme), fontSize: theme.typography.pxToRem(13) },
  }),
  { name: 'BackupsOwnerRow' },
);

/** Props of {@link OwnerRow}. */
export interface OwnerRowProps {
  row: OwnerRulesRow;
  /** Place in the table, from 0. */
  index: number;
  /** Place of the cell that the keyboard is on; absent: in another row. */
  activeColumn: number | undefined;
  open: ScorecardTabProps['open'];
}

/** An owner, and how many of its apps meet each rule. */
export function OwnerRow(props: OwnerRowProps) {
  const { row, index, activeColumn, open } = props;
  const { owner, counted, atRisk, rules } = row;
  const classes = useStyles();
  const name = owner === undefined ? 'no owner' : nameOfRef(owner);
  const place = (column: number) => ({
    className: classes.cell,
    'data-row': index,
    'data-column': column,
    tabIndex: activeColumn === column ? 0 : -1,
  });
  const lead = (rule?: LevelRule) =>
    open('apps', {
      // No filter asks for what nobody owns: the list is sorted by it instead.
      ...(owner === undefined
        ? { owner: undefined, sort: 'owner', order: 'desc' }
        : { owner: [owner] }),
      rule: rule && [rule],
    });
  return (
    <tr>
      <th scope="row" {...place(0)}>
        <ButtonBase
          className={`${classes.button} ${classes.owner}`}
          tabIndex={-1}
          onClick={() => lead()}
        >
          {name}
        </ButtonBase>
        <div className={classes.quiet}>
          {countText(counted, 'app')}
          {atRisk > 0 && `, ${atRisk} at risk`}
        </div>
      </th>
      {LEVEL_RULES.map((rule, column) => {
        const { met, notKnown } = rules[rule];
        const look = ruleCountsLook(rules[rule]);
        const words = `${met} of ${counted}`;
        return (
          <td key={rule} role="gridcell" {...place(column + 1)}>
            {met === counted ? (
              <Chip look={look} label={words} />
            ) : (
              <ButtonBase
                className={classes.button}
                tabIndex={-1}
                onClick={() => lead(rule)}
              >
                <Chip look={look} label={words} />
              </ButtonBase>
            )}
            {notKnown > 0 && (
              <div className={classes.quiet}>{notKnown} not known</div>
            )}
          </td>
        );
      })}
    </tr>
  );
}
