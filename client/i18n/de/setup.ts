import type { Texts } from '../texts.ts';

export const setup: Texts['setup'] = {
  title: 'Willkommen bei Parley',
  step: 'Schritt {{step}} von 3',
  adminTitle: 'Dein Konto',
  adminText: 'Du wirst diesen Arbeitsbereich verwalten.',
  organizationTitle: 'Deine Organisation',
  organizationText: 'Diesen Namen sehen alle. Er lässt sich später ändern.',
  organizationName: 'Name der Organisation',
  language: 'Sprache',
  channelsTitle: 'Erste Kanäle',
  channelsText: 'Man findet sich schneller zurecht, wenn Gespräche einen Ort haben. #general gibt es schon.',
  channel: 'Kanal {{number}}',
  addChannel: 'Weiteren Kanal hinzufügen',
  finish: 'Parley öffnen',
  suggestion: { first: 'plauderei', second: 'hilfe', third: 'projekte' },
};
