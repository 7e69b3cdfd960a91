// Finds a Chromium for the end-to-end tests and the benchmark of frames. None is
// downloaded.
import { existsSync } from 'node:fs';
import { SetUpError } from './workspace.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

export function findBrowser() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new SetUpError(`CHROMIUM_PATH names no file: ${CHROMIUM_PATH}`);
  }
  const found = PLACES.find(place => existsSync(place));
  if (found) return found;
  throw new SetUpError(
    [
      'Pages are opened in Chromium or Chrome, and none was found.',
      '  Debian or Ubuntu: sudo apt-get install chromium',
      '  Fedora: sudo dnf install chromium',
      '  macOS: brew install --cask chromium',
      'Or name one you have: put CHROMIUM_PATH=/path/to/chrome before the command.',
    ].join('\n'),
  );
}
