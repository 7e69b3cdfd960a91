import type { ReactNode } from 'react';
import { InfoCard } from '../parts/panels';

/** Props of {@link CardFrame}. */
export interface CardFrameProps {
  children: ReactNode;
}

/** The overview card without its content. */
export function CardFrame(props: CardFrameProps) {
  return (
    <InfoCard
      title="Backups"
      titleTypographyProps={{ variant: 'h6', component: 'h2' }}
    >
      {props.children}
    </InfoCard>
  );
}
