import { kindsOf } from '../kinds.ts';

/** Portuguese. */
export const KINDS = kindsOf({
  people: 'ninguém alguém gente pessoa pessoas cada todos humano humanos sociedade mundo',
  pointing: 'isso isto esse essa esses essas este esta estes estas aquilo aquele aquela aí ali lá aqui então',
  filler: 'bom bem né tipo assim sabe eh olha pronto portanto enfim claro coisa coisas cara aí',
  greeting: `obrigado obrigada vindos vindo vinda olá oi tchau ouvintes episódio podcast programa inscreva
    inscrevam subscrevam prazer`,
  speaking: `falar falamos falando falado falou disse diz dizer dizia pergunta perguntar conversa capítulo livro texto
    citação antes agora`,
  always: 'sempre nunca jamais tudo toda todas nada nenhum nenhuma só apenas',
  not: 'não sem nem nunca tampouco',
  because: 'porque quando se significa enquanto pois',
  and: 'e ou também',
  must: 'deve devem deveria pode podem poderia precisa precisam precisamos tem têm',
  is: 'são ser sou somos está estão é',
  selling: 'desconto cupom cupão patrocinador patrocina patrocínio',
});
