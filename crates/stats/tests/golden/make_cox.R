# The oracle of regression and concordance: R's `survival` on one data set.
#
#   Rscript make_cox.R fit IN.csv OUT.csv     results for a data set written by the tests
#   Rscript make_cox.R builtin DIR            R's own data sets and their results, as
#                                             DIR/<name>.data.csv and DIR/<name>.csv
#
# A data set has the columns entry, time, event (0 or 1), weight, stratum, cluster, offset
# (empty where there is none), x1, x2, ... Results are long: quantity, index, value.
suppressMessages(library(survival))
options(digits = 17, warn = -1)
exact <- coxph.control(eps = 1e-14, iter.max = 60, timefix = FALSE)

fit_all <- function(d) {
  out <- list()
  put <- function(name, value) out[[name]] <<- as.numeric(value)
  has <- function(name) !all(is.na(d[[name]]))
  x <- grep("^x[0-9]+$", names(d), value = TRUE)
  response <- if (has("entry")) "Surv(entry, time, event)" else "Surv(time, event)"
  groups <- if (has("stratum")) " + strata(stratum)" else ""
  right <- paste0(paste(x, collapse = " + "), groups, if (has("offset")) " + offset(offset)" else "")
  formula <- as.formula(paste(response, "~", right))
  d$w <- if (has("weight")) d$weight else 1
  d$id <- if (has("cluster")) d$cluster else seq_len(nrow(d))
  d <- d[d$w > 0, ]
  new <- d[c(1, nrow(d)), ]
  for (ties in c("efron", "breslow")) {
    key <- function(name) paste(ties, name, sep = ".")
    f <- coxph(formula, data = d, weights = w, cluster = id, ties = ties, control = exact)
    g <- coxph(formula, data = d, weights = w, robust = FALSE, ties = ties, control = exact)
    put(key("coef"), f$coefficients); put(key("robust"), f$var); put(key("naive"), f$naive.var)
    put(key("loglik"), f$loglik); put(key("score.test"), f$score)
    put(key("wald.robust"), f$wald.test); put(key("wald.naive"), g$wald.test)
    put(key("martingale"), residuals(f, "martingale", weighted = FALSE))
    put(key("score"), t(as.matrix(residuals(f, "score", weighted = FALSE))))
    put(key("dfbeta"), t(as.matrix(residuals(g, "dfbeta", weighted = FALSE))))
    # Cumulative hazards of the first and the last row in their strata.
    for (i in 1:2) {
      s <- survfit(g, newdata = new[i, ], se.fit = FALSE)
      put(key(paste0("hazard", i, ".time")), s$time[s$n.event > 0])
      put(key(paste0("hazard", i)), as.vector(s$cumhaz)[s$n.event > 0])
    }
  }
  penalised <- as.formula(paste(response, "~ ridge(", paste(x, collapse = ", "),
                                ", theta = 3, scale = TRUE)", groups, if (has("offset")) "+ offset(offset)" else ""))
  f <- coxph(penalised, data = d, weights = w, robust = FALSE, control = exact)
  put("ridge.coef", f$coefficients); put("ridge.var", f$var); put("ridge.loglik", f$loglik[2])
  # Concordance of a coarse score, so that scores are tied, higher being riskier.
  score <- round(as.matrix(d[x]) %*% (1 / apply(as.matrix(d[x]), 2, sd)), 1)
  put("marker", score)
  d$marker <- score
  formula <- as.formula(paste(response, "~ marker", groups))
  last <- as.numeric(quantile(d$time, 0.7))
  put("tau", last)
  for (timewt in c("n", if (!has("entry") && !has("stratum")) "n/G2")) for (cut in c(FALSE, TRUE)) {
    c1 <- if (cut) concordance(formula, data = d, weights = w, cluster = id, reverse = TRUE, timewt = timewt, ymax = last, timefix = FALSE)
          else concordance(formula, data = d, weights = w, cluster = id, reverse = TRUE, timewt = timewt, timefix = FALSE)
    key <- paste("concordance", sub("/", "", timewt), if (cut) "tau" else "all", sep = ".")
    put(key, c(c1$concordance, c1$var))
    put(paste0(key, ".count"), if (is.matrix(c1$count)) colSums(c1$count) else c1$count)
  }
  out
}

write_long <- function(out, file) {
  con <- base::file(file, "w")
  writeLines(sprintf("# R %s, survival %s", getRversion(), packageVersion("survival")), con)
  writeLines("quantity,index,value", con)
  for (name in names(out)) {
    v <- out[[name]]
    writeLines(sprintf("%s,%d,%s", name, seq_along(v) - 1, ifelse(is.na(v), "NA", sprintf("%.14g", v))), con)
  }
  close(con)
}

builtin <- function(dir) {
  blank <- function(x, time, event, entry = NA, weight = NA, stratum = NA, cluster = NA, offset = NA) {
    x <- as.data.frame(x)
    names(x) <- paste0("x", seq_along(x))
    d <- data.frame(entry, time, event = as.numeric(event), weight, stratum = as.integer(factor(stratum)),
                    cluster = as.integer(factor(cluster)), offset, x)
    d[stats::complete.cases(d[c("time", "event", names(x))]), ]
  }
  cells <- function(f) model.matrix(~ f)[, -1]
  sets <- list(
    lung = with(lung, blank(cbind(age, sex, ph.karno, wt.loss), time, status == 2)),
    lung_strata = with(lung, blank(cbind(age, ph.karno), time, status == 2, stratum = sex, cluster = ifelse(is.na(inst), 99, inst))),
    veteran = with(veteran, blank(cbind(cells(celltype), karno, age), time, status,
                                  weight = 1 + seq_along(time) %% 3, stratum = trt)),
    veteran_fractional = with(veteran, blank(cbind(karno, trt), time, status,
                                             weight = 0.3 + (seq_along(time) %% 7) / 4,
                                             offset = age / 50)),
    heart = with(heart, blank(cbind(age, year, surgery, as.numeric(transplant)), stop, event, entry = start,
                              cluster = id)),
    heart_strata = with(heart, blank(cbind(age, year), stop, event, entry = start, stratum = surgery,
                                     cluster = id, weight = 0.5 + (seq_along(id) %% 3) / 2)),
    ovarian = with(ovarian, blank(cbind(age, resid.ds, rx), futime, fustat)),
    bladder = with(subset(bladder1, stop > start), blank(cbind(as.numeric(treatment), number, size), stop, status == 1,
                                   entry = start, stratum = pmin(enum, 5), cluster = id)),
    pbc = with(pbc, blank(cbind(age, edema, log(bili), log(albumin), log(protime)), time, status == 2)),
    colon = with(colon, blank(cbind(cells(rx), sex, age, obstruct, nodes), time, status, stratum = etype,
                              cluster = id)),
    mgus2_age = with(mgus2, blank(cbind(sex == "M", hgb, creat), age * 12 + pmax(futime, 1), death,
                                  entry = age * 12))
  )
  for (name in names(sets)) {
    write.csv(sets[[name]], file.path(dir, paste0(name, ".data.csv")), row.names = FALSE, na = "")
    # Through the file, so that both sides see the same digits.
    d <- read.csv(file.path(dir, paste0(name, ".data.csv")), colClasses = "numeric")
    write_long(fit_all(d), file.path(dir, paste0(name, ".csv")))
  }
}

args <- commandArgs(trailingOnly = TRUE)
if (args[1] == "builtin") {
  builtin(args[2])
} else {
  write_long(fit_all(read.csv(args[2], colClasses = "numeric")), args[3])
}
