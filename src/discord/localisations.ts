/**
 * Names and descriptions of commands and options in other languages, by Discord's locale and by path (`quote`,
 * `quote.about`). What is missing shows in English. Names follow Discord's rule: lower case, no spaces, ≤ 32.
 */
const localisations: Record<string, Record<string, { name?: string; description?: string }>> = {
  de: {
    quote: { name: 'zitat', description: 'Findet, was jemand in einer Folge gesagt hat, Wort für Wort' },
    'quote.about': { name: 'worüber', description: 'Worum ging es? Leer: ein gutes Zitat aufs Geratewohl' },
    'quote.speaker': { name: 'person', description: 'Nur von dieser Person' },
    'quote.episode': { name: 'folge', description: 'Nur aus dieser Folge' },
    topic: { name: 'thema', description: 'Eine kurze Zusammenfassung mit den Zitaten, aus denen sie besteht' },
    'topic.about': { name: 'worüber', description: 'Worum geht es?' },
    episode: { name: 'folge', description: 'Was in einer Folge vorkommt: Menschen, Themen, beste Zitate' },
    'episode.name': { name: 'name', description: 'Nummer oder Titel' },
    help: { name: 'hilfe', description: 'Was ich kann und was ich speichere' },
  },
};

export function localised(path: string, name: string, description: string): object {
  const names: Record<string, string> = {};
  const descriptions: Record<string, string> = {};
  for (const [locale, texts] of Object.entries(localisations)) {
    const found = texts[path];
    if (found?.name) names[locale] = found.name;
    if (found?.description) descriptions[locale] = found.description;
  }
  return {
    name,
    description,
    ...(Object.keys(names).length > 0 ? { name_localizations: names } : {}),
    ...(Object.keys(descriptions).length > 0 ? { description_localizations: descriptions } : {}),
  };
}
