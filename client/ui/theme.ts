import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

/**
 * What the kit needs to know in scripts. Its variables stand in `kit-variables.css`: injected at run time, as the kit would
 * do by itself, they would ask for a weaker content security policy.
 */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  colors: {
    brand: [
      '#e6f5f2',
      '#cdeae4',
      '#9dd6cb',
      '#69c1b2',
      '#41ae9c',
      '#289b8a',
      '#178576',
      '#0f766a',
      '#0b6158',
      '#074b44',
    ],
  },
});

/** The same key is read by `color-scheme.js` before the first paint. */
export const colorSchemes = localStorageColorSchemeManager({ key: 'parley.color-scheme' });
