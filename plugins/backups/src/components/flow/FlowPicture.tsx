import { itemKindText } from 'backstage-plugin-backups-common';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { ItemView } from 'backstage-plugin-backups-common';
import { sharedText } from '../../text/sharedText';
import { formatSize } from '../../text/formatSize';
import { itemProblemLooks } from '../../theme/itemProblemLooks';
import { mutedText } from '../../theme/mutedText';
import { verdictLooks } from '../../theme/verdictLooks';
import { Chip } from '../atoms/Chip';
import { FlowEdgeButton, PLACE_WIDTH } from './FlowEdgeButton';
import { zonesOf, type FlowRow, type Zone } from './flowRows';

/** Width of a wall between two places, in CSS pixels. */
const WALL_WIDTH = 28;

const useStyles = makeStyles<Theme, { zones: number }>(
  theme => ({
    root: props => ({
      columnGap: 0,
      display: 'grid',
      gridTemplateColumns: `minmax(120px, 200px) minmax(${
        PLACE_WIDTH + 170
      }px, 1fr)${` ${WALL_WIDTH}px ${PLACE_WIDTH}px`.repeat(props.zones - 1)}`,
      position: 'relative',
    }),
    head: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 700,
      paddingBottom: theme.spacing(0.5),
    },
    place: { boxSizing: 'border-box', paddingLeft: theme.spacing(1) },
    first: { justifySelf: 'end', width: PLACE_WIDTH },
    wall: {
      borderLeft: `1px solid ${mutedText(theme)}`,
      borderRight: `1px solid ${mutedText(theme)}`,
      bottom: 0,
      position: 'absolute',
      top: 0,
      width: 4,
    },
    item: {
      alignSelf: 'center',
      minWidth: 0,
      overflowWrap: 'anywhere',
      padding: theme.spacing(0.75, 1.5, 0.75, 0),
    },
    name: { fontWeight: 700 },
    facts: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
    copies: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      position: 'relative',
    },
    line: { display: 'contents' },
    none: { alignSelf: 'center', padding: theme.spacing(1, 0) },
  }),
  { name: 'BackupsFlowPicture' },
);

const ZONE_WORDS: Record<Zone, string> = {
  'on-site': 'On site',
  'off-site': 'Off site',
  unknown: 'Place not known',
};

function factsOf(item: ItemView): string {
  return [
    itemKindText[item.kind],
    item.sizeBytes === undefined ? [] : formatSize(item.sizeBytes),
    item.parts ? item.parts.join(', ') : [],
    sharedText(item) ?? [],
  ]
    .flat()
    .join(' · ');
}

function Uncopied(props: { item: ItemView }) {
  const { item } = props;
  if (item.exemption) return <Chip look={verdictLooks.exempt} />;
  return item.unprotected ? (
    <Chip look={itemProblemLooks.unprotected} />
  ) : (
    <Chip look={itemProblemLooks.unknown} />
  );
}

/** Props of {@link FlowPicture}. */
export interface FlowPictureProps {
  rows: readonly FlowRow[];
  openCopy: (planId: string) => void;
}

/**
 * My data, its copies, and where they live. Between places that do not fail
 * together stands a wall; a copy that does not work is an arrow with gaps.
 */
export function FlowPicture(props: FlowPictureProps) {
  const { rows } = props;
  const zones = zonesOf(rows);
  const classes = useStyles({ zones: zones.length });
  const wallAt = (zone: number) =>
    (zones.length - 1 - zone) * (PLACE_WIDTH + WALL_WIDTH) +
    PLACE_WIDTH +
    WALL_WIDTH / 2 -
    2;
  return (
    <div className={classes.root}>
      {zones.slice(1).map((zone, index) => (
        <span
          key={zone}
          className={classes.wall}
          style={{ right: wallAt(index + 1) }}
          aria-hidden
        />
      ))}
      <span className={classes.head}>Your data</span>
      {zones.map((zone, index) => (
        <span
          key={zone}
          className={`${classes.head} ${classes.place} ${
            index === 0 ? classes.first : ''
          }`}
          style={{ gridColumn: 2 + index * 2 }}
        >
          {ZONE_WORDS[zone]}
        </span>
      ))}
      {rows.map(({ item, edges }, row) => {
        const start = 2 + row;
        return (
          <div key={item.key} className={classes.line}>
            <div
              className={classes.item}
              style={{ gridColumn: 1, gridRow: start }}
            >
              <div className={classes.name}>{item.name}</div>
              <div className={classes.facts}>{factsOf(item)}</div>
            </div>
            {edges.length === 0 ? (
              <div
                className={classes.none}
                style={{ gridColumn: '2 / -1', gridRow: start }}
              >
                <Uncopied item={item} />
              </div>
            ) : (
              <ul
                className={classes.copies}
                aria-label={`Copies of ${item.name}`}
                style={{ gridColumn: '2 / -1', gridRow: start }}
              >
                {edges.map(edge => (
                  <li
                    key={edge.plan.id}
                    style={{
                      paddingRight:
                        (zones.length - 1 - zones.indexOf(edge.zone)) *
                        (PLACE_WIDTH + WALL_WIDTH),
                    }}
                  >
                    <FlowEdgeButton
                      item={item}
                      edge={edge}
                      openCopy={props.openCopy}
                    />
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}
