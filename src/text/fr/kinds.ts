import { kindsOf } from '../kinds.ts';

/** French. */
export const KINDS = kindsOf({
  people: 'on chacun personne gens tous tout humain humains homme hommes société monde',
  pointing: 'ce cela ça cette cet ces ceci celui celle ceux là ici alors',
  filler: 'bon ben bah euh hein voilà donc quoi genre truc trucs enfin oui ouais effectivement chose choses',
  greeting: `merci bienvenue bonjour salut auditeurs auditrices épisode podcast émission abonnez ravi ravie`,
  speaking: `parler parle parlé parlait dit dire disait question questions conversation chapitre livre texte citation
    maintenant`,
  always: 'toujours jamais tous toutes rien aucun aucune seul seulement',
  not: 'ne pas sans ni jamais non',
  because: 'parce car quand si signifie donc pourquoi',
  and: 'et ou aussi',
  must: 'faut doit doivent devrait peut peuvent pourrait besoin',
  is: 'est sont être suis es sommes êtes',
  selling: 'sponsor sponsors sponsorisé sponsorisée',
});
