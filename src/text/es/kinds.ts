import { kindsOf } from '../kinds.ts';

/** Spanish. */
export const KINDS = kindsOf({
  people: 'uno nadie alguien gente persona personas cada todos humano humanos sociedad mundo',
  pointing: 'eso esto esa ese este esta esos esas estos estas aquello aquella ahí allí aquí entonces ello',
  filler: 'bueno pues vale digamos eh verdad claro mira venga cosa cosas rollo así',
  greeting: `gracias bienvenidos bienvenida bienvenido hola adiós oyentes episodio podcast programa suscribíos suscríbete
    suscríbanse encantada encantado`,
  speaking: `hablar hablamos hablando hablado dicho dice dijo decir decía pregunta preguntar conversación capítulo libro
    texto cita antes luego ahora`,
  always: 'siempre nunca jamás todo toda todas nada ningún ninguna ninguno solo',
  not: 'no sin tampoco ni nunca',
  because: 'porque cuando si significa mientras',
  and: 'y e o u también',
  must: 'debe deben debería hay puede pueden podría tiene tienen falta necesita necesitamos',
  is: 'es son ser soy eres somos está están',
  selling: 'descuento descuentos patrocina patrocinador patrocinadora patrocinadores cupón',
});
