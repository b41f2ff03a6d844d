# What the R package `eventreport` says of a table of event reports, as JSON that `python -m evals.eventreport` compares with ours.
#
#   Rscript evals/tables/eventreport.R TABLE.csv OUT.json [FOLDER]
#
# TABLE.csv holds one row per report with a column event_id; an empty cell or NA is a value not stated. FOLDER is a checkout of the
# package's R files; without it the installed package is used. Of texts only digests are kept, of numbers sums and digests too, so
# that a difference in a single event shows.

suppressPackageStartupMessages({
  library(dplyr); library(tidyr); library(purrr); library(rlang); library(tidyselect); library(lubridate); library(jsonlite)
})

args <- commandArgs(trailingOnly = TRUE)
if (length(args) > 2) {
  for (file in list.files(args[3], pattern = "[.]R$", full.names = TRUE)) source(file)
} else {
  library(eventreport)
}

GROUP <- "event_id"
reports <- read.csv(args[1], na.strings = c("", "NA"), stringsAsFactors = FALSE, check.names = FALSE, encoding = "UTF-8")
reports <- reports[!is.na(reports[[GROUP]]), ]
reports[[GROUP]] <- as.character(reports[[GROUP]])
empty <- names(reports)[sapply(reports, function(x) all(is.na(x)))]
for (name in empty) reports[[name]] <- as.character(reports[[name]])
variables <- setdiff(names(reports), GROUP)
numeric <- variables[sapply(reports[variables], is.numeric)]

# A column of one value per event, in the order of the ids' bytes: how many are stated, their sum, their sum weighted by place, and a digest.
digest <- function(lines) {
  path <- tempfile()
  con <- file(path, "wb")
  writeBin(charToRaw(paste0(paste(enc2utf8(lines), collapse = "\n"), "\n")), con)
  close(con)
  unname(tools::md5sum(path))
}
summed <- function(x) {
  if (is.numeric(x)) x[is.infinite(x)] <- NA # max() and min() of nothing
  if (is.numeric(x) && any(!is.na(x))) {
    known <- ifelse(is.na(x), 0, x)
    lines <- ifelse(is.na(x), "NA", sprintf("%.6f", x + 0))
    list(stated = sum(!is.na(x)), sum = sum(known), weighted = sum(known * seq_along(known)) / length(known), md5 = digest(lines))
  } else {
    x <- as.character(x)
    lines <- ifelse(is.na(x), "NA", x)
    list(stated = sum(!is.na(x)), indeterminate = sum(x == "Indeterminate", na.rm = TRUE), md5 = digest(lines))
  }
}
per_event <- function(table, prefix = "") {
  table <- as.data.frame(table)
  table <- table[order(table[[GROUP]], method = "radix"), , drop = FALSE]
  names <- setdiff(names(table), c(GROUP, "unit_of_analysis", "aggregation"))
  setNames(lapply(names, function(name) summed(table[[name]])), sub(prefix, "", names))
}
named <- function(table) setNames(lapply(table[[2]], unbox), table[[1]])
present <- function(names) intersect(names, variables)

# The three ways of the package's authors to make one event of its reports, for whichever of their columns the table has.
numbers <- 1:6
of_actors <- function(...) unlist(lapply(numbers, function(n) sub("N", n, c(...))))
roles <- of_actors("actorN_initiator", "actorN_perpetrator", "actorN_intervener", "actorN_bystander")
victims <- of_actors("actorN_victim")
traits <- c("actorN", "actorN_id", "actorN_type", "actorN_subtype", "actorN_party")
violence <- "actorN_violence"
tolls <- c("deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high")
harm <- c("displacement", "damage")
certain <- paste0("certain", numbers)
mode <- c("country", "election", "event_context", "target")
place <- c("city", "location", "latitude", "longitude", "geo_precision")
by_precision <- function(...) {
  wanted <- c(
    lapply(place, function(var) list(var = var, precision_var = "geo_precision")),
    unlist(lapply(numbers, function(n) lapply(sub("N", n, c(...)), function(var) {
      list(var = var, precision_var = paste0("actor", n, "_precision"))
    })), recursive = FALSE)
  )
  Filter(function(one) all(c(one$var, one$precision_var) %in% variables), wanted)
}
none <- function(x) if (length(x)) x else NULL
ties <- function(name) if (name %in% variables) name else "default_tie_break"
aggregate <- function(..., of = reports) {
  aggregateData(of, GROUP, ..., tie_break = ties("source_classification"), second_tie_break = ties("certain"))
}

# aggregate_strings() writes NA as the word "NA", which it would then list as a kind of violence; of blanks it makes nothing.
blanked <- reports
for (name in present(of_actors(violence))) blanked[[name]][is.na(blanked[[name]])] <- ""

models <- list(
  conservative = aggregate(
    find_mode = none(present(mode)), find_least_precise = none(by_precision(traits, violence)),
    find_min = none(present(c("date_start", roles, victims, tolls, harm))), combine_strings = none(present("source")),
    find_max = none(present(c("date_end", certain)))
  ),
  informative = aggregate(
    find_mode = none(present(mode)), find_most_precise = none(by_precision(traits)),
    find_max = none(present(c("date_start", roles, victims, tolls, harm, certain))),
    combine_strings = none(present(c("source", of_actors(violence)))), find_min = none(present("date_end")), of = blanked
  ),
  representative = aggregate(
    find_mode = none(present(c(mode, "city", "location", of_actors(traits, violence)))),
    find_mode_date = none(present(c("date_start", "date_end"))),
    find_mode_numeric = none(present(c("latitude", "longitude", "geo_precision", victims, tolls))),
    find_mode_bin = none(present(harm)), summarize_vars = none(present(roles)), combine_strings = none(present("source")),
    find_max = none(present(certain))
  ),
  most_named = aggregate(find_mode_na_ignore = none(setdiff(variables, numeric)))
)

shown <- as.data.frame(aggregation_diagnostics(reports, GROUP, variables))
out <- list(
  reports = unbox(nrow(reports)),
  events = unbox(length(unique(reports[[GROUP]]))),
  mean_dscore = named(mean_dscore(reports, GROUP, variables)),
  mean_dscore_normalized = named(mean_dscore(reports, GROUP, variables, normalize = TRUE)),
  mean_sd = named(mean_sd(reports, GROUP, numeric)),
  mean_range = named(mean_range(reports, GROUP, numeric)),
  share_disagreement = named(share_disagreement(reports, GROUP, variables)),
  modal_confidence = named(modal_confidence(reports, GROUP, variables)),
  diagnostics = setNames(lapply(seq_len(nrow(shown)), function(i) unname(unlist(shown[i, -1]))), shown[[1]]),
  dscore = lapply(per_event(dscore(reports, GROUP, variables), "^dscore_"), lapply, unbox),
  event_level_disagreement = lapply(per_event(event_level_disagreement(reports, GROUP, variables)), lapply, unbox),
  aggregates = lapply(models, function(model) lapply(per_event(model), lapply, unbox))
)
writeLines(toJSON(out, digits = NA, pretty = 1, na = "null"), args[2])
