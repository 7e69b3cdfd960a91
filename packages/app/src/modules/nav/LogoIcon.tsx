import { useTheme } from '@material-ui/core/styles';

/** Two volumes, the second a copy of the first. */
export function LogoIcon() {
  const { navigation } = useTheme().palette;
  return (
    <svg
      viewBox="0 0 32 32"
      width={30}
      height={30}
      fill="none"
      strokeWidth={2.5}
      aria-hidden
      style={{ flexShrink: 0 }}
    >
      <g stroke={navigation.color}>
        <ellipse cx={11} cy={7} rx={8} ry={3.5} />
        <path d="M3 7v11c0 1.9 3.6 3.5 8 3.5" />
      </g>
      <g stroke={navigation.indicator}>
        <ellipse cx={21} cy={15} rx={8} ry={3.5} />
        <path d="M13 15v11c0 1.9 3.6 3.5 8 3.5s8-1.6 8-3.5V15" />
      </g>
    </svg>
  );
}
