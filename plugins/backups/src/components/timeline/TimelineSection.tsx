import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { restoreHref } from '../../hooks/useRestoreChoice';
import { TextButton } from '../atoms/TextButton';
import { TIMELINE_ID } from '../glance/GlanceTiles';
import { Section } from '../layout/Section';
import { PointTimeline } from './PointTimeline';
import {
  timelineLanes,
  type TimelineLane,
  type TimelinePoint,
} from './timelineLanes';
import { TimelineTable } from './TimelineTable';

/** Props of {@link TimelineSection}. */
export interface TimelineSectionProps {
  backups: EntityBackups;
}

/** When an app can go back to: as a picture, and as a table. */
export function TimelineSection(props: TimelineSectionProps) {
  const { backups } = props;
  const [isTable, setTable] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === `#${TIMELINE_ID}`) root.current?.focus();
  }, [hash, key]);
  const lanes = timelineLanes(backups);
  if (lanes.length === 0) return null;
  const hrefOf = ({ planId, itemKind }: TimelineLane, { at }: TimelinePoint) =>
    restoreHref(backups.now, {
      scenario:
        itemKind === 'database-cluster' ? 'database-moment' : 'volume-lost',
      moment: at,
      planId,
    });
  const Shown = isTable ? TimelineTable : PointTimeline;
  return (
    <div id={TIMELINE_ID} ref={root} tabIndex={-1}>
      <Section
        id="backups-points"
        title="When you can go back to"
        action={
          <TextButton pressed={isTable} onClick={() => setTable(!isTable)}>
            as table
          </TextButton>
        }
      >
        <Shown lanes={lanes} hrefOf={hrefOf} />
      </Section>
    </div>
  );
}
