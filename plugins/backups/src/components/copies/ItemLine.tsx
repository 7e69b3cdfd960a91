import { itemKindText } from 'backstage-plugin-backups-common';
import { makeStyles } from '@material-ui/core/styles';
import type { ItemView } from 'backstage-plugin-backups-common';
import { sharedText } from '../../text/sharedText';
import { formatDate } from '../../text/formatDate';
import { formatSize } from '../../text/formatSize';
import { itemProblemLooks } from '../../theme/itemProblemLooks';
import { mutedText } from '../../theme/mutedText';
import { verdictLooks } from '../../theme/verdictLooks';
import { Chip } from '../atoms/Chip';

const useStyles = makeStyles(
  theme => ({
    name: { fontWeight: 700, overflowWrap: 'anywhere' },
    facts: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 400,
    },
    mark: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'BackupsItemLine' },
);

function factsOf(item: ItemView): string {
  const facts = [itemKindText[item.kind]];
  if (item.parts) facts.push(item.parts.join(', '));
  if (item.sizeBytes !== undefined) facts.push(formatSize(item.sizeBytes));
  if (item.storageClass) facts.push(item.storageClass);
  if (item.namespace) facts.push(`${item.namespace} on ${item.cluster}`);
  else facts.push(item.cluster);
  const shared = sharedText(item);
  if (shared) facts.push(shared);
  return facts.join(' · ');
}

/** Props of {@link ItemLine}. */
export interface ItemLineProps {
  item: ItemView;
}

/** What an item is, and whether it needs and has copies at all. */
export function ItemLine(props: ItemLineProps) {
  const { item } = props;
  const classes = useStyles();
  return (
    <>
      <div className={classes.name}>{item.name}</div>
      <div className={classes.facts}>{factsOf(item)}</div>
      {item.unprotected && !item.exemption && (
        <div className={classes.mark}>
          <Chip look={itemProblemLooks.unprotected} />
          <div className={classes.facts}>nothing copies it</div>
        </div>
      )}
      {item.exemption && (
        <div className={classes.mark}>
          <Chip look={verdictLooks.exempt} />
          <div className={classes.facts}>
            {item.unprotected && 'nothing copies it, and nothing has to: '}
            {item.exemption.reason}
            {item.exemption.until && (
              <>
                , until{' '}
                <time dateTime={item.exemption.until}>
                  {formatDate(item.exemption.until)}
                </time>
              </>
            )}
          </div>
        </div>
      )}
    </>
  );
}
