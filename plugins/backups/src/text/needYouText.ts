/** @returns how many things need the reader now: `1 needs you`, `7 need you` */
export function needYouText(urgent: number): string {
  return `${urgent} ${urgent === 1 ? 'needs' : 'need'} you`;
}
