/**
 * Stage 4: from expected returns to target shares. A pure function of an immutable snapshot, run
 * off the engine's loop; its result re-enters the engine as a logged input.
 */
package tw.kuroshio.portfolio;
