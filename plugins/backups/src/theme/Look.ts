import type { ComponentType } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import type { Tone } from './Tone';

/** How a sign looks: never by its colour alone. */
export interface Look {
  /** The word on it. */
  label: string;
  tone: Tone;
  /** Its shape. */
  Icon: ComponentType<SvgIconProps>;
}
