import { findChromium } from '../chromium.mjs';
import { findFirefox } from './firefox.mjs';
import { findWebKit } from './webkit.mjs';

/** The engines that everything is tested in; `debian` names the packages that bring one. */
export const engines = [
  {
    key: 'chromium',
    name: 'Chromium',
    find: findChromium,
    debian: ['chromium', 'fonts-noto-core', 'fonts-noto-color-emoji'],
    mend: 'Install Chromium or Chrome (macOS: `brew install --cask google-chrome`), or set CHROMIUM_PATH to its program.',
  },
  {
    key: 'firefox',
    name: 'Firefox',
    find: findFirefox,
    debian: ['firefox-esr'],
    mend: 'Install Firefox, or set FIREFOX_PATH to its program.',
  },
  {
    key: 'webkit',
    name: 'WebKit',
    find: findWebKit,
    debian: ['webkit2gtk-driver', 'xvfb'],
    mend: 'It is tested on Linux: `sudo apt install webkit2gtk-driver xvfb`.',
  },
];
