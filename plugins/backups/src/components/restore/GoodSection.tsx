import type { RestoreItemView } from 'backstage-plugin-backups-common';
import type { RestoreChoice, RestoreUrl } from '../../hooks/useRestoreChoice';
import { Section } from '../layout/Section';
import { momentWindows } from './momentBounds';
import { MomentPicker } from './MomentPicker';
import { Pills } from './Pills';
import { PointsTable } from './PointsTable';
import { useRestoreStyles } from './useRestoreStyles';

/** Props of {@link GoodSection}. */
export interface GoodSectionProps {
  choice: RestoreChoice;
  /** Goes over everything the app has. */
  isWholeApp: boolean;
  /** What can be chosen from. */
  items: readonly RestoreItemView[];
  /** The one that is chosen. */
  item?: RestoreItemView;
  /** What is restored. */
  shown: readonly RestoreItemView[];
  change: RestoreUrl['change'];
}

/** When was it last good, and which points are there from then? */
export function GoodSection(props: GoodSectionProps) {
  const { choice, isWholeApp, items, item, shown, change } = props;
  const classes = useRestoreStyles();
  return (
    <div data-backups-screen>
      <Section
        id="backups-restore-good"
        title="2 · When was it last good?"
        hint="The newest point may already hold the damage."
      >
        <MomentPicker
          opened={choice.opened}
          moment={choice.moment}
          required={choice.scenario === 'broken-since'}
          windows={momentWindows(shown, choice.planId)}
          choose={picked => change({ moment: picked })}
        />
        {!isWholeApp && items.length > 1 && (
          <div className={classes.gap}>
            <Pills
              legend="Which volume or database?"
              value={item?.key}
              choose={key => {
                const other = items.find(each => each.key === key);
                change({
                  planId: other?.recommended?.planId ?? other?.paths[0]?.planId,
                  way: undefined,
                });
              }}
              options={items.map(each => ({
                value: each.key,
                label: each.name,
              }))}
            />
          </div>
        )}
        {shown.map(each => (
          <div key={each.key} className={classes.gap}>
            {isWholeApp && <strong>{each.name}</strong>}
            <PointsTable item={each} />
          </div>
        ))}
      </Section>
    </div>
  );
}
