import { Skeleton } from '../atoms/Skeleton';

/** The shape of the card while the first answer is on its way. */
export function LoadingCard() {
  return (
    <div role="status" aria-label="Loading backups">
      <Skeleton width={130} height={24} />
      <br />
      <Skeleton width="90%" height={18} />
      <br />
      <Skeleton width="60%" height={18} />
    </div>
  );
}
